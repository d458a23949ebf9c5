/** Categories of events and their colours. */
package org.carillon.webmail.category;
