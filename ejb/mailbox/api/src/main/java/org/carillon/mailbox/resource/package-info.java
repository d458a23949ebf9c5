/**
 * What is kept of collections and items beside their octets, for programs that see them as
 * resources with properties and locks (RFC 4918).
 */
package org.carillon.mailbox.resource;
