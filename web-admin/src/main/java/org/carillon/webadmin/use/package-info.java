/** The usage of a domain's accounts. */
package org.carillon.webadmin.use;
