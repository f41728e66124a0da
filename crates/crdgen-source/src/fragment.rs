//! `<T as FromFragment>::Fragment` of stackable-operator: the type with all fields optional, which users write.

use syn::{ImplItem, Type, TypePath};

use crate::engine;
use crate::known::Known;
use crate::tree::{ItemId, ItemKind, Tree};
use crate::ty::{Scope, Ty};

/// The type that is asked for its fragment, and whether a value is required.
pub(crate) fn requested(path: &TypePath) -> Option<(&Type, bool)> {
    let qself = path.qself.as_ref()?;
    let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let (name, of) = (names.next()?, names.next()?);
    match (of.as_str(), name.as_str()) {
        ("FromFragment", "Fragment") => Some((&qself.ty, false)),
        ("FromFragment", "RequiredFragment") => Some((&qself.ty, true)),
        _ => None,
    }
}

impl Tree<'_> {
    /// The fragment of a type; none where it has none.
    pub(crate) fn fragment(&self, ty: &Ty, is_required: bool) -> Option<Ty> {
        let atomic = || if is_required { ty.clone() } else { Ty::Known(Known::Option, vec![ty.clone()]) };
        match ty {
            Ty::Item(id, args) => self.fragment_of_item(*id, args, is_required, atomic),
            Ty::Known(Known::Option, args) => Some(Ty::Known(Known::Option, vec![self.fragment(args.first()?, true)?])),
            Ty::Known(Known::Map, args) => match args.as_slice() {
                [key, value, ..] => Some(Ty::Known(Known::Map, vec![key.clone(), self.fragment(value, true)?])),
                _ => None,
            },
            Ty::Known(Known::K8s("io.k8s.api.core.v1.PodTemplateSpec"), _) => Some(ty.clone()),
            Ty::Known(Known::Sequence | Known::Set | Known::Wrapper, _) => None,
            Ty::Known(..) => Some(atomic()),
            Ty::Tuple(_) | Ty::Array(..) | Ty::Made(_) | Ty::Unknown(_) => None,
        }
    }

    fn fragment_of_item(&self, id: ItemId, args: &[Ty], is_required: bool, atomic: impl FnOnce() -> Ty) -> Option<Ty> {
        let ItemKind::Data(input) = &self.item(id).kind else { return None };
        let module = self.item(id).module;
        if engine::derives(input, "Fragment") {
            let name = syn::Ident::new(&format!("{}Fragment", input.ident), input.ident.span());
            return match self.ty_of_path(&Scope::of(module), &name.into()) {
                Ty::Item(fragment, _) => Some(Ty::Item(fragment, args.to_vec())),
                _ => None,
            };
        }
        let is_of = |block: &syn::ItemImpl, name: &str| match &block.trait_ {
            Some((path, _)) => path.segments.last().is_some_and(|segment| segment.ident == name),
            None => false,
        };
        let impls = self.impls_anywhere(id);
        if let Some(by_hand) = impls.iter().find(|found| is_of(&found.block, "FromFragment")) {
            let wanted = if is_required { "RequiredFragment" } else { "Fragment" };
            let mut scope = Scope::of(by_hand.module);
            scope.this = Some(Ty::Item(id, args.to_vec()));
            scope.bind_self(&by_hand.block.self_ty, args);
            return by_hand.block.items.iter().find_map(|item| match item {
                ImplItem::Type(item) if item.ident == wanted => Some(self.ty(&scope, &item.ty)),
                _ => None,
            });
        }
        impls.iter().any(|found| is_of(&found.block, "Atomic")).then(atomic)
    }
}
