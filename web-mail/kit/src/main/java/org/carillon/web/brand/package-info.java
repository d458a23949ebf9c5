/** Pictures of brands, which this server fetched and re-encoded. */
package org.carillon.web.brand;
