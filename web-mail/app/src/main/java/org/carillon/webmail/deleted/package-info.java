/** What was deleted for good and is brought back. */
package org.carillon.webmail.deleted;
