import tseslint from "typescript-eslint";

export default tseslint.config(...tseslint.configs.strictTypeChecked, {
  languageOptions: { parserOptions: { projectService: true } },
  // The models of client-node are classes that all the world writes as literals.
  rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" },
});
