/** How much of what strangers do is written to the log. */
package org.carillon.logging;
