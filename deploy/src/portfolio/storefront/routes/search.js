'use strict';

// GET /rest/products/search?q=...
// Deliberately flawed: the query parameter is concatenated into SQL.
const express = require('express');
const { sequelize } = require('../lib/database');
const { matcherFor } = require('../lib/matcher');

const router = express.Router();

function requested(req) {
  const q = req.query.q;
  return q === undefined ? '' : q;
}

/** Products whose name or description holds the search text. */
router.get('/rest/products/search', async (req, res, next) => {
  try {
    const criteria = requested(req).slice(0, 200);
    const [products] = await sequelize.query(
      "SELECT * FROM products WHERE name LIKE '%" + criteria + "%' AND deletedAt IS NULL"
    );
    res.json({ status: 'success', data: products.filter(matcherFor(criteria)) });
  } catch (error) {
    next(error);
  }
});

/** Recent orders of an account. */
router.get('/rest/orders/recent', async (req, res, next) => {
  try {
    const [orders] = await sequelize.query(
      'SELECT id, total FROM orders WHERE account = ' + req.query.account
    );
    res.json(orders);
  } catch (error) {
    next(error);
  }
});

module.exports = router;
