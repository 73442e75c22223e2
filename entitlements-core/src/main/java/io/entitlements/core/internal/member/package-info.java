/** Who somebody is and what they are in an organization. */
@NullMarked
package io.entitlements.core.internal.member;

import org.jspecify.annotations.NullMarked;
