/** Asking remote systems over HTTP and reading what they answer, within bounds. */
@NullMarked
package io.entitlements.core.internal.http;

import org.jspecify.annotations.NullMarked;
