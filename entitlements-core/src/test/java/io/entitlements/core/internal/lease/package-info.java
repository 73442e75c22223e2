/** Tests of what programs and portals read product keys with. */
@NullMarked
package io.entitlements.core.internal.lease;

import org.jspecify.annotations.NullMarked;
