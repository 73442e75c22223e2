/** Tests of what programs and portals read product keys with. */
@NullMarked
package io.entitlements.core.key;

import org.jspecify.annotations.NullMarked;
