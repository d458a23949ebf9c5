/** What became of messages, and why. */
package org.carillon.webadmin.trace;
