/** The product from outside: {@code ./footfall} as a user starts it, and the clients users have. */
@NullMarked
package dev.footfall.e2e;

import org.jspecify.annotations.NullMarked;
