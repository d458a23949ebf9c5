/** Who uses how much of a domain. */
package org.carillon.webadmin.use;
