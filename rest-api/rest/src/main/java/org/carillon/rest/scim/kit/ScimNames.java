package org.carillon.rest.scim.kit;

import java.util.List;

/** The names of schemas and messages. */
public final class ScimNames {
  public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
  public static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** The extension with a group's address, for which SCIM has no attribute. */
  public static final String ADDRESS = "urn:carillon:params:scim:schemas:extension:2.0:Group";

  /** The extension with an account's own attributes, which SCIM lacks. */
  public static final String ACCOUNT = "urn:carillon:params:scim:schemas:extension:2.0:User";

  public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  public static final String SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
  public static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  public static final String BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
  public static final String BULK_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

  /** The schemas of resources. */
  public static final List<String> SCHEMAS = List.of(USER, GROUP, ENTERPRISE, ADDRESS, ACCOUNT);

  private ScimNames() {}
}
