/** The listeners and their certificates. */
package org.carillon.webadmin.listener;
