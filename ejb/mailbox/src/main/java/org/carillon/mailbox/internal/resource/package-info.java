/** Properties and locks that DAV clients set on collections and items. */
package org.carillon.mailbox.internal.resource;
