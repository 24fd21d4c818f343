/**
 * Who may do what: users, personal access tokens, projects and their members, and the secrets of
 * this instance, on SQLite in the data directory; secrets are encrypted.
 */
@NullMarked
package dev.footfall.access;

import org.jspecify.annotations.NullMarked;
