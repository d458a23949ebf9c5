/** What is listened on, and with which certificates. */
package org.carillon.webadmin.listener;
