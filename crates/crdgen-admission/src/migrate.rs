//! ThirdPartyResources and v1beta1 CRDs made into v1 CRDs.
