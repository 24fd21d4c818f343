/**
 * The outside: HTTP, configuration, the command line, and {@link dev.footfall.server.App}, the one
 * place where the rooms are wired together.
 */
@NullMarked
package dev.footfall.server;

import org.jspecify.annotations.NullMarked;
