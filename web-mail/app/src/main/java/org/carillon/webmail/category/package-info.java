/** Words that events are filed under, and their colours. */
package org.carillon.webmail.category;
