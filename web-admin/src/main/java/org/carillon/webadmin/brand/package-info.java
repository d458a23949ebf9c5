/** Pictures of brands that were looked up. */
package org.carillon.webadmin.brand;
