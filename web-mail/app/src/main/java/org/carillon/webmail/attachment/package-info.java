/** All that is attached to a message, in one file. */
package org.carillon.webmail.attachment;
