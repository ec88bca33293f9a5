// Which faults eslint looks for in the scripts. Correctness only: layout is prettier's, types are tsc's.

import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    languageOptions: {ecmaVersion: 2020, sourceType: 'module', globals: globals.browser},
    rules: {
      'array-callback-return': 'error',
      'consistent-return': 'error',
      'default-case-last': 'error',
      eqeqeq: 'error',
      'no-alert': 'error',
      'no-console': 'error',
      'no-constructor-return': 'error',
      'no-duplicate-imports': 'error',
      'no-eval': 'error',
      'no-implicit-coercion': 'error',
      'no-implied-eval': 'error',
      'no-irregular-whitespace': ['error', {skipTemplates: true}], // an ideographic space between Chinese words
      'no-loop-func': 'error',
      'no-new-func': 'error',
      'no-promise-executor-return': 'error',
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-expressions': ['error', {allowShortCircuit: true, allowTernary: true}],
      'no-unused-vars': ['error', {ignoreRestSiblings: true}],
      'no-use-before-define': ['error', {functions: false, variables: false}],
      'no-useless-concat': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      radix: 'error',
    },
  },
  {
    files: ['js/service_worker/*.js'],
    languageOptions: {globals: globals.serviceworker},
  },
  {
    // Served to the preview's own pages alone, as a classic script for browsers of today.
    files: ['preview/*.js'],
    languageOptions: {ecmaVersion: 2022, sourceType: 'script'},
  },
];
