/** Properties and locks of collections and items, for programs that use WebDAV (RFC 4918). */
package org.carillon.mailbox.resource;
