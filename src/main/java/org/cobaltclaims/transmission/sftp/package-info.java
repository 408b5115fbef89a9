/**
 * The way to an SFTP server, of a clearinghouse or of the practice's own system: log-in, host key,
 * and the few things done there.
 */
@NullMarked
package org.cobaltclaims.transmission.sftp;

import org.jspecify.annotations.NullMarked;
