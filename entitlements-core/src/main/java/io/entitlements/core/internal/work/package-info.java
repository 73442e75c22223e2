/** Threads that look for something to do, are woken for it, and outlast every failure. */
@NullMarked
package io.entitlements.core.internal.work;

import org.jspecify.annotations.NullMarked;
