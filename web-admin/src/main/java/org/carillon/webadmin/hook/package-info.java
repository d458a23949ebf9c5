/** The deliveries of web hooks, on their page. */
package org.carillon.webadmin.hook;
