/**
 * The properties and locks of collections and items, for programs that see them as resources (RFC
 * 4918).
 */
package org.carillon.mailbox.resource;
