/** Properties and reports of all resources by RFC 4918, 3253, 3744, 4331, 5397, 5995 and 6578. */
package org.carillon.dav.standard;
