/** What sources of lists have in common. */
@NullMarked
package io.entitlements.core.internal.source;

import org.jspecify.annotations.NullMarked;
