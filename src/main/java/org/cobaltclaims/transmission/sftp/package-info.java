/** The way to a clearinghouse's SFTP server: log-in, host key, and the few things done there. */
@NullMarked
package org.cobaltclaims.transmission.sftp;

import org.jspecify.annotations.NullMarked;
