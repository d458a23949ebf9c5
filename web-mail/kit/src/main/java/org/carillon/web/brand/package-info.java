/** Pictures of brands, which this server fetched and wrote anew. */
package org.carillon.web.brand;
