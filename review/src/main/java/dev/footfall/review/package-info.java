/**
 * The projects' git repositories: what may be pushed to them and what a push is told, remotes that
 * are followed, and a {@link dev.footfall.definitions.Snapshot} of the definitions at any commit.
 * Whoever may do what is decided before this room is asked.
 */
@NullMarked
package dev.footfall.review;

import org.jspecify.annotations.NullMarked;
