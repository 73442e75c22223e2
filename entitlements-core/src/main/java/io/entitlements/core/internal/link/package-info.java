/** Acting by emailed links. */
@NullMarked
package io.entitlements.core.internal.link;

import org.jspecify.annotations.NullMarked;
