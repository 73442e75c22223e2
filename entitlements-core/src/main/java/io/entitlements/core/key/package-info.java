/** Reads product keys without a server: what a portal or a program asks before it sends one. */
@NullMarked
package io.entitlements.core.key;

import org.jspecify.annotations.NullMarked;
