/**
 * The command line. One class a command; what commands share is the {@link
 * io.sluice.deploy.cli.Terminal}, the flags that say which platform is meant, and the exit codes.
 */
@NullMarked
package io.sluice.deploy.cli;

import org.jspecify.annotations.NullMarked;
