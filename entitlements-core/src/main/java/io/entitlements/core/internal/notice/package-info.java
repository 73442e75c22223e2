/** What administrators are told by mail: ends of terms, seats in use, over capacity. */
@NullMarked
package io.entitlements.core.internal.notice;

import org.jspecify.annotations.NullMarked;
