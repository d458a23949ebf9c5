/** The queue and each message in it. */
package org.carillon.webadmin.queue;
