/** Topics, their keys and their placement: the part of the contract that is not a record schema. */
@NullMarked
package io.sluice.topic;

import org.jspecify.annotations.NullMarked;
