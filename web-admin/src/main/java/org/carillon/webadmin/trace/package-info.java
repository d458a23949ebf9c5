/** The histories of messages, with the reasons. */
package org.carillon.webadmin.trace;
