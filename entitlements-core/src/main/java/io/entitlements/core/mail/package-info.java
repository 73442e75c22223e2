/**
 * Sends emails by SMTP, through Angus Mail. A leaf: nothing else of the engine uses it, and the
 * libraries that it needs are optional. The application declares {@code
 * org.eclipse.angus:angus-mail}; on the module path, the module {@code org.eclipse.angus.mail}.
 */
@NullMarked
package io.entitlements.core.mail;

import org.jspecify.annotations.NullMarked;
