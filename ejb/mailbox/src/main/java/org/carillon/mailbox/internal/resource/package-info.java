/** What DAV's clients note of collections and items, and what they lock. */
package org.carillon.mailbox.internal.resource;
