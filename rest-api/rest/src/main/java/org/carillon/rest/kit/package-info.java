/** Building blocks of resources: fields, pages, problem details, versions. */
package org.carillon.rest.kit;
