/** How devices are recognised. */
@NullMarked
package io.entitlements.core.internal.activation;

import org.jspecify.annotations.NullMarked;
