// Which faults stylelint looks for in the styles. Correctness only: a rule stays on one line where it fits.

const kebabCase = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';

export default {
  extends: ['stylelint-config-recommended'],
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Colours come from site/tokens.css, where large type and dark paper can change them.
    'color-named': 'never',
    'custom-property-pattern': kebabCase,
    'function-url-scheme-disallowed-list': ['http', 'https', 'ftp'],
    'keyframes-name-pattern': kebabCase,
    'selector-class-pattern': kebabCase,
    'selector-max-id': 1,
    // Old browsers need the old name beside the new one (docs/browser-floor.md).
    'property-no-deprecated': null,
    // It compares selectors that never match the same element, and the order of the sheets decides among the others.
    'no-descending-specificity': null,
  },
};
