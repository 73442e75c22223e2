/** What a portal answers to its client programs, for whatever web framework it is built on. */
@NullMarked
package io.entitlements.core.portal;

import org.jspecify.annotations.NullMarked;
