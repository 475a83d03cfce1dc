/**
 * The correlator: findings of all tools in, issues of applications out. The topology and its
 * processors; what they decide is in the packages below, which know no Kafka.
 */
@NullMarked
package io.sluice.correlator;

import org.jspecify.annotations.NullMarked;
