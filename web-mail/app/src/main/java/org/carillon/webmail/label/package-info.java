/** The reader's labels: display and management. */
package org.carillon.webmail.label;
