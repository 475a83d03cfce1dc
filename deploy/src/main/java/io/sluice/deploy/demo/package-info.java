/** The demonstration: what of a portfolio is worth showing, and the figures that prove the flow. */
@NullMarked
package io.sluice.deploy.demo;

import org.jspecify.annotations.NullMarked;
