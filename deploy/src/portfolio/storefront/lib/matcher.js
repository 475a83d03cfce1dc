'use strict';

// Deliberately flawed: a regular expression from user input, and one with catastrophic backtracking.
const NAME = /^(([a-z])+.)+[A-Z]([a-z])+$/;

function matcherFor(criteria) {
  const pattern = new RegExp(criteria, 'i');
  return (product) => pattern.test(product.name) || NAME.test(product.name);
}

module.exports = { matcherFor };
